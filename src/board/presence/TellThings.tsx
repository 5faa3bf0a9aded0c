import { useEffect } from 'react'
import { useBoard } from '../state/board-context.ts'
import { tellThings } from './tell-things.ts'

/** Says aloud what others write, draw and put on the board. */
export function TellThings() {
  const board = useBoard()
  useEffect(() => tellThings(board), [board])
  return null
}
