/** What a publisher's file may say. Everything is optional: the general rules read most pages. */
export interface PublisherRules {
  /** Host it is for, with everything below it. */
  host: string;
  /** The writer's name stands alone, in capitals, as the last line of the text. */
  closingByline?: boolean;
  /** Turns the publisher's AMP or mobile address into the one of the article. */
  foldUrl?: (url: URL) => void;
}
