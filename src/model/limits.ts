/**
 * Bounds on what people write, in UTF-16 code units unless said otherwise. The interface stops there with a message;
 * the server refuses what is far beyond (see `LIMIT_TEXT`), since two people writing at once may pass a bound together.
 */
export const MAX_NOTE_TEXT = 1000
/** One shared text: an objective, a promise, a deed. */
export const MAX_FIELD_TEXT = 2000
/** A first name, and the name of a company or a series. */
export const MAX_NAME = 60
export const MAX_TITLE = 120
/** Notes in one canvas: beyond this the interface asks to use another canvas. */
export const MAX_NOTES = 2000
/** Strokes of ink, arrows and stamps on one canvas, each: beyond this the interface asks to clear some away. */
export const MAX_STROKES = 1000
export const MAX_ARROWS = 300
export const MAX_STAMPS = 500
/** Pictures on one canvas. */
export const MAX_PICTURES = 60
/** One comment, and how many there may be on one note. */
export const MAX_COMMENT_TEXT = 500
export const MAX_COMMENTS = 100
