/** The simulator of this run answers rudely; see `useSimulator`. */
process.env.SIMULATOR_RUDE = 'true';
