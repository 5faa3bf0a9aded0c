export const board = {
  noteTools: 'Lapun työkalut',

  unsaved: 'Teksti, joka ei ole vielä kanvaasilla',
  unsavedTitle: 'Ei vielä kanvaasilla ({field}).',
  unsavedFull:
    'Kaikki ei mahdu: kanvaasille mahtuu {max} lappua, ja tilaa on nyt {left}. Teksti säilyy tässä, ja voit jatkaa sitä.',
  unsavedClosed: 'Tälle kanvaasille ei voi juuri nyt kirjoittaa. Teksti säilyy tässä, ja voit jatkaa sitä.',
  unsavedRoom: 'Nyt se mahtuu kanvaasille.',
  unsavedDrop: 'Hylkää',
  makeNotes: 'Tee {count} {count|lappu|lappua}',

  noNotes: 'Ei vielä lappuja.',
  noteCount: '{count} {count|lappu|lappua}',
  previousField: 'Edellinen: {field}',
  nextField: 'Seuraava: {field}',
  noField: 'Ei enempää kenttiä',

  undoWritten: 'Tätä ei voi enää kumota: joku muu on kirjoittanut samaan kohtaan.',
  undoChanged: 'Tätä ei voi enää kumota: joku muu on muuttanut samaa asiaa.',
  undoGone: 'Tätä ei voi enää kumota: lappu on poistettu.',
  saidUndone: 'Kumottu.',
  saidRedone: 'Tehty uudelleen.',
  noteMenu: 'Lisää',
  write: 'Kirjoita',
  moveToField: 'Siirrä kenttään',
  moveUp: 'Siirrä edelle',
  moveDown: 'Siirrä taakse',
  remove: 'Poista',
  takeUp: 'Ota aineksi kompassiin',
  saidGrasped: 'Lappu on kädessä.',
  saidReturned: 'Lappu palasi paikalleen.',
}
