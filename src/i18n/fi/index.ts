import { common } from './common.ts'
import { history } from './history.ts'
import { home } from './home.ts'
import { join } from './join.ts'
import { errors } from './errors.ts'
import { workshop } from './workshop.ts'
import { kept } from './kept.ts'
import { arrange } from './arrange.ts'
import { board } from './board.ts'
import { comments } from './comments.ts'
import { fit } from './fit.ts'
import { drawing } from './drawing.ts'
import { compass } from './compass.ts'
import { poster } from './poster.ts'
import { presence } from './presence.ts'
import { zoom } from './zoom.ts'
import { pictures } from './pictures.ts'
import { search } from './search.ts'
import { writing } from './writing.ts'

export const fi = {
  common,
  home,
  join,
  errors,
  workshop,
  kept,
  arrange,
  board,
  comments,
  fit,
  drawing,
  compass,
  poster,
  history,
  writing,
  presence,
  zoom,
  search,
  pictures,
}
