import type { Language } from '../../src/model/language.ts'
import type { StampKind } from '../../src/model/stamps.ts'

/** The words of the readable archive, in the series' language. */
interface ArchiveTexts {
  readonly title: string
  readonly about: string
  readonly contents: string
  readonly agenda: string
  readonly workshop: string
  readonly workshops: string
  readonly minutes: string
  readonly empty: string
  /** Of a canvas that could not be read; before the time of the version that is there instead. */
  readonly damagedKept: string
  /** The same, where there is no version. */
  readonly damagedLost: string
  /** What a series is called whose own document could not be read. */
  readonly unnamed: string
  /** Of that, above all else. */
  readonly unlisted: string
  /** Before the number of canvases that are not in the archive at all. */
  readonly lostCanvases: string
  readonly otherNotes: string
  /** Before the name of whom a canvas is about. */
  readonly customer: string
  readonly by: string
  /** Before the words of the note that a note answers. */
  readonly answers: string
  /** What an arrow points to or comes from where it is no note. */
  readonly place: string
  readonly picture: string
  /** Above the list of what is drawn on a sheet. */
  readonly drawn: string
  readonly arrow: string
  readonly stamps: string
  readonly ink: string
  /** Where a stroke lies that is in no field. */
  readonly onPaper: string
  readonly kinds: Readonly<Record<StampKind, string>>
  /** A group without a title. */
  readonly group: string
  readonly objective: string
  readonly partOf: string
  readonly why: string
  readonly deeds: string
  readonly keyResults: string
  readonly material: string
  readonly grewFrom: string
  readonly baseline: string
  readonly target: string
  readonly due: string
  readonly owner: string
}

export const ARCHIVE_TEXTS: Readonly<Record<Language, ArchiveTexts>> = {
  fi: {
    title: 'Arjen kompassi – arkisto',
    about: 'Tallennettu',
    contents: 'Sisällys',
    agenda: 'Ohjelma',
    workshop: 'Työpaja',
    workshops: 'Työpajat',
    minutes: 'min',
    empty: 'Tyhjä',
    damagedKept: 'Palvelin ei saanut tätä kanvaasia auki. Tässä on sen viimeisin tallessa oleva versio:',
    damagedLost: 'Palvelin ei saanut tätä kanvaasia auki, eikä siitä ole tallessa yhtään versiota.',
    unnamed: 'Sarja, jonka nimi ei ole tallessa',
    unlisted:
      'Palvelin ei saanut auki sarjan omia tietoja. Nimi, ohjelma ja se, ketä asiakasta kanvaasit koskevat, puuttuvat tästä.',
    lostCanvases: 'Kanvaaseja, joita palvelin ei saanut auki lainkaan:',
    otherNotes: 'Muut laput',
    customer: 'Asiakas',
    by: 'kirjoittanut',
    answers: 'Vastaa lappuun',
    place: 'kohta arkilla',
    picture: 'Kuva arkista',
    drawn: 'Arkille piirretty',
    arrow: 'Nuoli',
    stamps: 'Leimat',
    ink: 'Käsin piirretyt viivat',
    onPaper: 'kenttien ulkopuolella',
    kinds: {
      heart: 'sydän',
      star: 'tähti',
      thumb: 'peukku',
      question: 'kysymys',
      bang: 'huomio',
      check: 'kunnossa',
    },
    group: 'Ryhmä',
    objective: 'Tavoite',
    partOf: 'Osa suurempaa',
    why: 'Miksi',
    deeds: 'Teot',
    keyResults: 'Avaintulokset',
    material: 'Ainekset',
    grewFrom: 'Kasvoi lapusta',
    baseline: 'Nyt',
    target: 'Tavoite',
    due: 'Mihin mennessä',
    owner: 'Vastuuhenkilö',
  },
  en: {
    title: 'Arjen kompassi – archive',
    about: 'Saved',
    contents: 'Contents',
    agenda: 'Agenda',
    workshop: 'Workshop',
    workshops: 'Workshops',
    minutes: 'min',
    empty: 'Empty',
    damagedKept: 'The server could not open this canvas. This is the last version that is kept of it:',
    damagedLost: 'The server could not open this canvas, and no version of it is kept.',
    unnamed: 'A series whose name is lost',
    unlisted:
      'The server could not open what the series says of itself. Its name, its agenda and which customer a canvas is about are missing here.',
    lostCanvases: 'Canvases that the server could not open at all:',
    otherNotes: 'Other notes',
    customer: 'Customer',
    by: 'written by',
    answers: 'Answers',
    place: 'a place on the sheet',
    picture: 'Picture of the sheet',
    drawn: 'Drawn on the sheet',
    arrow: 'Arrow',
    stamps: 'Stamps',
    ink: 'Lines drawn by hand',
    onPaper: 'outside the fields',
    kinds: {
      heart: 'heart',
      star: 'star',
      thumb: 'thumbs up',
      question: 'question',
      bang: 'attention',
      check: 'done',
    },
    group: 'Group',
    objective: 'Objective',
    partOf: 'Part of something larger',
    why: 'Why',
    deeds: 'Deeds',
    keyResults: 'Key results',
    material: 'Material',
    grewFrom: 'Grew from the note',
    baseline: 'Now',
    target: 'Target',
    due: 'By',
    owner: 'Responsible',
  },
}
