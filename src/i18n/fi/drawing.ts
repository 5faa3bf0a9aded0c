export const drawing = {
  drawHint: 'Kynät, nuolet ja leimat (P)',
  pen: 'Kynä',
  marker: 'Korostuskynä',
  eraser: 'Pyyhin',
  arrow: 'Nuoli',
  stamp: 'Leima',

  notLoaded: 'Piirtotyökalut eivät latautuneet. Yritetään uudelleen, kun yhteys palaa.',

  saidTool: '{tool} on kädessä. Esc lopettaa.',
  saidSelect: 'Piirtäminen lopetettu.',
}
