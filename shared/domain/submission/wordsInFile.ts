/** What stands for the words of a letter that are in a file beside it and were not typed. Nothing is told from it; the names of the files may follow. */
export const WORDS_IN_FILE = 'Theo thư kèm';
