import type { BoardParts } from '../state/board-context.ts'

/** The field that is meant as long as none is chosen: the one last used, else the sheet's first. */
export const firstField = ({ state, template, geometry }: BoardParts): string =>
  state.getState().field ?? template.fields.find(({ key }) => geometry.fields.has(key))?.key ?? ''
