import { arrange } from './arrange.ts'
import { board } from './board.ts'
import { comments } from './comments.ts'
import { common } from './common.ts'
import { drawing } from './drawing.ts'
import { errors } from './errors.ts'
import { fit } from './fit.ts'
import { join } from './join.ts'
import { pictures } from './pictures.ts'
import { presence } from './presence.ts'
import { search } from './search.ts'
import { workshop } from './workshop.ts'
import { writing } from './writing.ts'
import { zoom } from './zoom.ts'

/*
 * Finnish, which is the source: its keys are the type of all dictionaries. Here is what the first screens say, on the way in
 * and on a canvas; `later/` has the rest. `tests/i18n/first-texts.test.ts` holds what must be here.
 */
export const fi = {
  arrange,
  board,
  comments,
  common,
  drawing,
  errors,
  fit,
  join,
  pictures,
  presence,
  search,
  workshop,
  writing,
  zoom,
}
