/** Who is where, who writes, and following a person. */
export const presence = {
  writesOne: '{name} kirjoittaa tähän',
  writesTwo: '{name} ja {other} kirjoittavat tähän',
  writesMany: '{name} ja {count} muuta kirjoittavat tähän',
  canvasCount: '{canvas} · {count} {count|muu|muuta}',
  saidOthers: 'Muilta: {list}.',
}
