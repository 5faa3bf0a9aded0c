import { MAX_KEY_RESULTS } from '../../facilitation/key-result.ts'
import { useT } from '../../i18n/index.ts'
import type { TakeUpTarget, TakenNote } from '../../model/take-up.ts'
import { notify } from '../../ui/notices.ts'
import { useCompass } from './compass-context.ts'
import { alreadyTaken, principleOf } from './origins.ts'

function refuse(text: string): false {
  notify({ text, kind: 'info' })
  return false
}

/** Takes a note up into the compass and says so, or says why not. @returns whether it is there now */
export function useTakeUp(): (target: TakeUpTarget, note: TakenNote) => boolean {
  const t = useT()
  const { acts, compass, template, language } = useCompass()
  return (target, note) => {
    if (note.words.trim() === '') return refuse(t('compass.noteEmpty'))
    const key = target.as === 'source' ? principleOf(compass, target.of) : target.principle
    const principle = compass.principles.find((other) => other.key === key)
    if (target.as === 'key-result' && (principle?.keyResults.length ?? 0) >= MAX_KEY_RESULTS) {
      return refuse(t('compass.keyResultsFull', { count: MAX_KEY_RESULTS }))
    }
    const links = target.as === 'source' ? target.of : target.as === 'material' ? target.principle : null
    if (links !== null && alreadyTaken(compass, links, note)) return refuse(t('compass.alreadyThere'))
    acts.takeUp(target, note)
    const direction = template.principles.find((other) => other.key === key)?.direction[language] ?? ''
    const said = {
      material: t('compass.tookMaterial', { direction }),
      deed: t('compass.tookDeed', { direction }),
      'key-result': t('compass.tookKeyResult', { direction }),
      source: t('compass.tookSource'),
    }[target.as]
    notify({ text: said, kind: 'info' })
    return true
  }
}
