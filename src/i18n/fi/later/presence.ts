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
  rewritten: '{count} lapun teksti muutettu',
  retexted: '{count} {count|yhteinen teksti|yhteistä tekstiä} muutettu',
  pictured: '{count} {count|uusi kuva|uutta kuvaa}',
  drawn: '{count} {count|uusi piirros|uutta piirrosta}',
  stamped: '{count} {count|uusi leima|uutta leimaa}',
  linked: '{count} {count|uusi nuoli|uutta nuolta}',
  reacted: '{count} {count|uusi reaktio|uutta reaktiota}',
}
