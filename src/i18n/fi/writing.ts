export const writing = {
  typeHere: '{field} Kirjoita lappu tähän.',
  boardMenu: 'Lisää kanvaasista',

  saidAdded: '{field} {count} {count|uusi lappu|uutta lappua}.',
  tooMany:
    'Leikepöydälläsi on {count} lapun verran tekstiä, mutta tälle kanvaasille mahtuu enää {left} (enintään {max}). Mitään ei liitetty.',
}
