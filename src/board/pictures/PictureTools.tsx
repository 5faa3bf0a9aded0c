import { FolderInput, Image, MessageSquareText, Trash2 } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { Picture } from '../../model/pictures.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useBoard, useRights } from '../state/board-context.ts'
import { describing } from './describing.ts'
import { PICTURE_SIZES, type PictureSize, sizeOfLongest } from './picture-size.ts'

const SIZES = Object.keys(PICTURE_SIZES) as PictureSize[]

/** All that can be done with a picture without dragging it. */
export function PictureTools({ picture }: { readonly picture: Picture }) {
  const { acts, geometry, template, language } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const field = geometry.fields.get(picture.at.field)
  if (!mayWrite || !field) return null
  const widthOf = (size: PictureSize) => sizeOfLongest(picture.file, size, field).width
  return (
    <>
      <IconButton
        label={t('pictures.describe')}
        icon={MessageSquareText}
        onClick={() => describing.setState({ id: picture.id })}
      />
      <Menu
        label={t('pictures.size')}
        trigger={{ label: t('pictures.size'), icon: Image }}
        items={SIZES.map((size) => ({
          key: size,
          label: t(`pictures.${size}`),
          checked: widthOf(size) === picture.width,
          onSelect: () => acts.setPictureWidth(picture.id, widthOf(size)),
        }))}
      />
      <Menu
        label={t('pictures.moveToField')}
        trigger={{ label: t('pictures.moveToField'), icon: FolderInput }}
        items={template.fields
          .filter(({ type }) => type === 'notes')
          .map(({ key, heading }) => ({
            key,
            label: heading[language],
            checked: key === picture.at.field,
            onSelect: () => acts.movePictureToField(picture.id, key),
          }))}
      />
      <IconButton
        label={t('pictures.remove')}
        icon={Trash2}
        onClick={() => acts.removeAll(new Set([picture.id]))}
      />
    </>
  )
}
