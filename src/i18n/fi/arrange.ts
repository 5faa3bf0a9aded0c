export const arrange = {
  pick: 'Valitse useita',
  ungroup: 'Pura ryhmä',
  mergeGroup: 'Yhdistä ryhmään: {title}',
  tidy: 'Siisti',

  untitled: 'Ryhmä ilman nimeä',
  groupNamed: 'Ryhmä: {title}, {count} {count|lappu|lappua}',
  groupTitle: 'Ryhmän nimi',
  groupMenu: 'Ryhmän työkalut: {title}',
  writeTitle: 'Nimeä ryhmä',
  selectGroup: 'Valitse ryhmän laput',

  saidSelected: '{count} {count|valittu|valittua}.',
  saidNothing: 'Valinta poistettu.',
}
