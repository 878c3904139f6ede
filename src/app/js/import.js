// @ts-check
/**
 * The language's own `import()`, which Rust cannot spell.
 *
 * @param {string} address
 * @returns {Promise<object>}
 */
export const importModule = (address) => import(address);
