export {
  type SampleModel,
  type SampleModelId,
  type SampleOffer,
  type SamplePayee,
  sampleModels,
} from './sample-models.ts'
