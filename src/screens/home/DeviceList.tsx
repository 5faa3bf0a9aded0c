import { ChevronRight, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Link } from 'wouter'
import { useLanguage, useT } from '../../i18n/index.ts'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import { forgetSeries, readDeviceSeries, rememberSeries } from '../../sync/device.ts'
import type { DeviceSeries } from '../../sync/device.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { notify } from '../../ui/notices.ts'
import { workshopPath } from '../paths.ts'
import styles from './DeviceList.module.css'

/** The series that were opened on this device; nothing while there is none. */
export function DeviceList() {
  const t = useT()
  const language = useLanguage()
  const [list, setList] = useState(readDeviceSeries)
  const section = useRef<HTMLElement>(null)
  if (list.length === 0) return null

  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'numeric', year: 'numeric' })
  const forget = (series: DeviceSeries, at: number) => {
    forgetSeries(series.id, series.role)
    const main = section.current?.closest('main')
    flushSync(() => setList(readDeviceSeries()))
    // What was pressed is gone: one goes on at the row that came in its place, or below the list.
    const rows = section.current?.querySelectorAll<HTMLElement>('li > button') ?? []
    const next = rows[at] ?? rows[rows.length - 1] ?? main?.querySelector<HTMLElement>('input, button')
    next?.focus({ preventScroll: true })
    notify({
      kind: 'info',
      text: t('home.forgotten', { title: nameOf(series) }),
      action: {
        label: t('home.bringBack'),
        onSelect: () => {
          rememberSeries(series)
          setList(readDeviceSeries())
        },
      },
    })
  }
  return (
    <section ref={section} aria-labelledby="device-series" className={styles['section']}>
      <h2 id="device-series" className={styles['heading']}>
        {t('home.deviceTitle')}
      </h2>
      <ul className={styles['list']}>
        {list.map((series, index) => (
          <li key={`${series.id} ${series.role}`} className={styles['row']}>
            <Link href={workshopPath(series.id, series.role)} className={styles['link'] ?? ''}>
              <span className={styles['name']} lang={series.language}>
                {nameOf(series)}
              </span>
              <span className={styles['about']}>
                {t('home.deviceRow', {
                  role: t(ROLE_NAMES[series.role]),
                  when: day.format(series.lastOpened),
                })}
              </span>
              <ChevronRight className={styles['arrow']} aria-hidden />
            </Link>
            <IconButton
              label={t('home.forget', { title: nameOf(series) })}
              icon={X}
              onClick={() => forget(series, index)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

const nameOf = ({ organisation, title }: DeviceSeries): string => organisation || title
