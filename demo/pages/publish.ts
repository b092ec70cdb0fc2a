// Hands over the token that lets the hub take files, shows the way to what was published, and what comes after it.
import type { ModelPublish } from '../../components/model-publish/index.ts'

const elements = document.querySelectorAll<ModelPublish>('model-publish')
const manage = document.querySelector<ModelPublish>('model-publish[asset]')
const told = document.querySelector('#published')
const token = document.querySelector<HTMLMetaElement>('meta[name=upload-token]')

for (const element of elements) if (token !== null) element.uploadToken = token.content

document.body.addEventListener('model-published', ({ detail: { asset } }) => {
  const link = document.createElement('a')
  link.href = `/model.html?asset=${asset}`
  link.textContent = 'See it on sale'
  told?.replaceChildren(link)
  manage?.setAttribute('asset', asset)
})
