import '../model-nft-card/define.ts'
import { defineElement } from '../define-element.ts'
import { ModelGallery } from './model-gallery.ts'

defineElement('model-gallery', ModelGallery)

export { ModelGallery }
