// n8n writes every error of a node to its log. Tests that provoke errors read them from the outcome.
process.env.N8N_LOG_LEVEL ??= 'silent';
