import type { ReactNode } from 'react'
import styles from './Scene.module.css'

/** The night sky over the fells: for moments when nobody writes. */
export function NightScene({ children }: { readonly children: ReactNode }) {
  return (
    <section className={styles['night']}>
      <div className={styles['inside']}>{children}</div>
      <svg className={styles['fells']} viewBox="0 0 1440 160" preserveAspectRatio="none" aria-hidden>
        <path
          className={styles['far']}
          d="M0 84C180 40 330 36 520 60c170 22 300 38 460 22C1130 66 1240 20 1360 24c32 1 58 6 80 12v125H0Z"
        />
        <path
          className={styles['near']}
          d="M0 126C160 96 320 92 500 110c160 16 270 30 430 18 170-12 260-54 400-52 44 1 80 8 110 18v67H0Z"
        />
      </svg>
    </section>
  )
}
