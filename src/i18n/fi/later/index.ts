import { arrange } from './arrange.ts'
import { board } from './board.ts'
import { comments } from './comments.ts'
import { common } from './common.ts'
import { compass } from './compass.ts'
import { drawing } from './drawing.ts'
import { errors } from './errors.ts'
import { fit } from './fit.ts'
import { history } from './history.ts'
import { home } from './home.ts'
import { join } from './join.ts'
import { kept } from './kept.ts'
import { pictures } from './pictures.ts'
import { poster } from './poster.ts'
import { presence } from './presence.ts'
import { search } from './search.ts'
import { workshop } from './workshop.ts'
import { writing } from './writing.ts'
import { zoom } from './zoom.ts'

/** The Finnish texts that come with the parts of the page that come later. */
export const later = {
  arrange,
  board,
  comments,
  common,
  compass,
  drawing,
  errors,
  fit,
  history,
  home,
  join,
  kept,
  pictures,
  poster,
  presence,
  search,
  workshop,
  writing,
  zoom,
}
