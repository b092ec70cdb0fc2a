// Hands over the token that lets the hub take files, and shows the way to what was published.
import type { ModelPublish } from '../../components/model-publish/index.ts'

const publish = document.querySelector<ModelPublish>('model-publish')
const told = document.querySelector('#published')
const token = document.querySelector<HTMLMetaElement>('meta[name=upload-token]')

if (publish !== null && token !== null) publish.uploadToken = token.content

document.body.addEventListener('model-published', ({ detail: { asset } }) => {
  const link = document.createElement('a')
  link.href = `/model.html?asset=${asset}`
  link.textContent = 'See it on sale'
  told?.replaceChildren(link)
})
