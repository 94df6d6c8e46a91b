/** The head of a table: a title over each of its columns. */
export const HeadRow = ({ titles }: { titles: readonly string[] }) => (
  <thead>
    <tr>
      {titles.map((title, at) => (
        <th key={at} scope="col">
          {title}
        </th>
      ))}
    </tr>
  </thead>
);
