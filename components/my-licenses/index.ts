export { MyLicenses } from './my-licenses.ts'
