/** Name of the credential type of all nodes. */
export const CREDENTIAL_TYPE = 'weComCustomerContactApi';
