export const poster = {}
