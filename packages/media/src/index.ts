export { type AudioAnalyser, type AudioAnalysis, analyseAudio } from "./audio/analyse-audio.ts";
export type { AudioFacts, SampleFormat } from "./audio/audio-facts.ts";
export { type AnnouncedAudio, contentFindings, lengthTolerance } from "./audio/content-findings.ts";
export { type PeakLevel, type Peaks, readPeaks, writePeaks } from "./audio/peaks.ts";
export type { Derived } from "./audio/sample-analysis.ts";
export type { SilenceMap } from "./audio/silence.ts";
export { type Side, type VirtualPlan, type VirtualWav, virtualWav } from "./audio/virtual-wav.ts";
export type { WavFormat } from "./audio/wav-format.ts";
export { type WavLimits, wavLimits } from "./audio/wav-limits.ts";
export { type AudioReading, type WavListener, type WavReader, wavReader } from "./audio/wav-reader.ts";
export { type Finding, type FindingCode, finding, findingCodes, isRefused } from "./finding.ts";
export { type Kind, type Sniffed, kinds, refusalOfRecording, sniffLength } from "./sniff/kind.ts";
export { sniff } from "./sniff/sniff.ts";
export { htmlToText } from "./mail/html-text.ts";
export { type Mail, type MailAttachment, type MailLimits, type Mailbox, mailLimits } from "./mail/mail.ts";
export { type MailReading, parseMail } from "./mail/parse-mail.ts";
export {
  type Chat,
  type ChatMessage,
  type ChatReading,
  type ChatVoice,
  chatLimits,
  parseChat,
  writeChat,
} from "./chat/parse-chat.ts";
export {
  type FormConcept,
  type FormProfile,
  type FormRule,
  contactRequestProfile,
  personalConcepts,
} from "./form/form-profile.ts";
export { type Form, type FormField, type FormReading, formLimits, parseForm } from "./form/parse-form.ts";
export {
  parseTranscript,
  type TranscribedRecording,
  type TranscriptReading,
} from "./transcript/parse-transcript.ts";
export { type Transcript, transcriptLimits } from "./transcript/transcript.ts";
export { type Ffmpeg, type FfmpegPlaces, findFfmpeg } from "./ffmpeg/find-ffmpeg.ts";
export { type JailedFfmpeg, jailedFfmpeg } from "./ffmpeg/jailed-ffmpeg.ts";
export type { AccessSink } from "./decoding/access-copy.ts";
export { type Decoders, DecodersBusy, openDecoders } from "./decoding/decoders.ts";
export { type ContentThreads, openContentThreads } from "./threads/content-threads.ts";
export type { HeaderlessSound } from "./decoding/headerless.ts";
export { type AnyAnalyser, type RecordingTerms, readRecording } from "./decoding/read-recording.ts";
export type { RecordingReader, RecordingReading } from "./decoding/recording-reading.ts";
