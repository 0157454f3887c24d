interface ImportMetaEnv {
  /** Version of the application, put in while building. */
  readonly TALLENNE_VERSION: string;
}
