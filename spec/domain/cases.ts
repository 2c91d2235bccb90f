/** How many cases a property draws: as many as its spec says, or PROPERTY_CASES where that is set and less, as in mutation testing (spec/mutation). */
export const cases = (usual: number): number => Math.min(usual, Number(process.env.PROPERTY_CASES ?? usual));
