export const join = {
  noSessionTitle: 'Tähän tarvitaan linkki tai koodi',
  codeTitle: 'Tervetuloa mukaan!',
  codeText: 'Koodi näkyy vetäjän näytöllä. Jos sait linkin, voit liittää senkin tähän.',
  codeLabel: 'Koodi',
  codeHint: 'Kuusi merkkiä. Isoilla ja pienillä kirjaimilla ei ole väliä.',
  codeMissing: 'Kirjoita ensin koodi, joka näkyy vetäjän näytöllä.',
  enter: 'Mukaan',
  entering: 'Mennään sisään…',
  checking: 'Avataan ovea…',
  nameTitle: 'Tervetuloa mukaan!',
  nameLabel: 'Etunimesi',
  nameHint: 'Näin muut tietävät, kuka kirjoittaa. Muuta ei kysytä.',
}
