export { ModelGallery } from './model-gallery.ts'
