/** Who is where, who writes, and following a person. */
export const presence = {
  writesOne: '{name} kirjoittaa tähän',
  writesTwo: '{name} ja {other} kirjoittavat tähän',
  writesMany: '{name} ja {count} muuta kirjoittavat tähän',
  canvasCount: '{canvas} · {count} {count|muu|muuta}',
  saidOthers: 'Muilta: {list}.',
  added: '{count} {count|uusi lappu|uutta lappua}',
  removed: '{count} {count|lappu|lappua} poistettu',
  moved: '{count} {count|lappu|lappua} siirretty',
  grouped: '{count} {count|lappu|lappua} ryhmitelty',
  coloured: '{count} lapun väri vaihdettu',
  commented: '{count} {count|uusi kommentti|uutta kommenttia}',
}
