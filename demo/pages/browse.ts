// A model that is chosen is shown on the page where it can be bought.
import '../../components/events/index.ts'

document.body.addEventListener('model-selected', ({ detail: { asset } }) => {
  location.href = `/model.html?asset=${asset}`
})
