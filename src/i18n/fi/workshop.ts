export const workshop = {}
