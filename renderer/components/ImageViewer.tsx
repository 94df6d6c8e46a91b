import { ImageView, type ImageViewProps } from './viewer/ImageView.tsx';

export type ImageViewerProps = ImageViewProps;

/** A picture (JPEG, PNG, WebP, BMP; TIFF is refused by Chromium and says so). Keep `source` stable. */
export function ImageViewer(props: ImageViewerProps) {
  return <ImageView {...props} />;
}
