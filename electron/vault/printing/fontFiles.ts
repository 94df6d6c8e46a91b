import regular from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?inline';
import italic from '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf?inline';
import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?inline';

/**
 * Tinos has the widths of Times New Roman, which the official forms ask for, and every Vietnamese letter. The files
 * are part of the program (as text of a chunk that is only read when something is printed): a report must not look
 * for fonts on the machine.
 */
const bytesOf = (dataUrl: string): Buffer => Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');

export const FONTS = { regular: bytesOf(regular), italic: bytesOf(italic), bold: bytesOf(bold) } as const;
