import * as Y from 'yjs'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'

/** A document as the server makes it for a template. */
export function newCanvas(key: string): Y.Doc {
  const template = CANVAS_TEMPLATES.get(key)
  if (!template) throw new Error(`no template ${key}`)
  const doc = new Y.Doc()
  seedCanvas(doc, template, 'fi')
  return doc
}
