import { readProfile } from './profile.ts'
const p = readProfile(process.argv[2]!, +(process.argv[3]??0))
console.log('busy', p.busy.toFixed(2)); for (const h of p.hot.slice(0,32)) console.log((h.part*100).toFixed(1).padStart(5), h.place)
