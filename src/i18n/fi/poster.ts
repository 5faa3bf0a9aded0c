export const poster = {
  // On the poster itself, in the series' language
  name: 'Arjen kompassi',
  livingQuestion: 'Missä mennään nyt?',
  livingLink: 'Katso elävä kompassi',
}
