import { useT } from '../../i18n/index.ts'
import { Quiet } from './Quiet.tsx'

/** There is no server to be had, and this device has nothing of the canvas. */
export function NotHere() {
  const t = useT()
  return <Quiet title={t('workshop.notHereTitle')} text={t('workshop.notHereText')} />
}
