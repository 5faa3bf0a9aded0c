/** Comments on notes. */
export const comments = {
  tooMany: 'Tässä lapussa on jo {max} kommenttia. Jatkakaa uudella lapulla.',
  saidAdded: 'Kommentti lähetetty.',
  saidRestored: 'Kommentti palautettu.',
  open: 'Kommentit',
  title: 'Kommentit',
  close: 'Sulje kommentit',
  none: 'Ei vielä kommentteja.',
  write: 'Kirjoita kommentti',
  hint: 'Enter lähettää, Vaihto + Enter vaihtaa riviä.',
  send: 'Lähetä',
  tooLong:
    'Kommenttiin mahtuu {max} merkkiä: {over} {over|merkki|merkkiä} liikaa. Lyhennä hieman, niin voit lähettää.',
  left: 'Tilaa vielä {left} merkille.',
  readOnly: 'Kommentteja voi nyt vain lukea.',
  draftKept: 'Kirjoittamasi odottaa tässä, kunnes voit lähettää sen.',
  noteGone: 'Lappu, jota kommentoit, poistettiin. Kesken jäänyt kommentti säilyy sen mukana.',
  remove: 'Poista kommentti: {text}',
  removed: 'Kommentti poistettu.',
  you: '{name} (sinä)',
  justNow: 'juuri nyt',
}
