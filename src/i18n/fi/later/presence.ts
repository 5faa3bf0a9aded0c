/** Who is where, who writes, and following a person. */
export const presence = {
  moreCursors: 'ja {count} {count|muu|muuta} osoittaa',
  follow: 'Seuraa',
  followPerson: 'Seuraa: {name}',
  following: 'Seuraat: {name}',
  stop: 'Lopeta',
  saidFollowing: 'Seuraat nyt: {name}. Esc lopettaa.',
  saidStopped: 'Et enää seuraa.',
  saidLeft: '{name} lähti, seuraaminen päättyi.',
}
