// Answers the questions of bench/questions.py with Lucene; speaks lines of tab-separated fields on its standard streams.

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;

public final class Search {
  private static final int BEST = 10;
  private static final int SHOWN = 20;
  private static final String TEXT = "abstract";

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final SortedSetDocValues subclassValues;
  private final SortedSetDocValues applicantValues;

  private Search(Path folder) throws Exception {
    reader = DirectoryReader.open(FSDirectory.open(folder));
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    subclassValues = MultiDocValues.getSortedSetValues(reader, "subclass");
    applicantValues = MultiDocValues.getSortedSetValues(reader, "applicant");
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    index(Path.of(arguments[0]), folder);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Search search = new Search(folder);
    out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] asked = line.split("\t", -1);
      long begun = System.nanoTime();
      Query query = query(asked);
      int found =
          switch (asked[0]) {
            case "top" -> search.top(query);
            case "count" -> search.searcher.count(query);
            default -> search.facets(query);
          };
      out.println(found + "\t" + (System.nanoTime() - begun));
    }
  }

  private static void index(Path rows, Path folder) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setRAMBufferSizeMB(256);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), config);
        BufferedReader in = Files.newBufferedReader(rows)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] row = line.split("\t", -1);
        Document document = new Document();
        document.add(new StringField("key", row[1], Field.Store.YES));
        document.add(new TextField(TEXT, row[2], Field.Store.NO));
        for (String one : row[3].split(" ")) {
          document.add(new StringField("subclass", one, Field.Store.NO));
          document.add(new SortedSetDocValuesField("subclass", new BytesRef(one)));
        }
        for (String one : row[4].split(" ")) {
          document.add(new SortedSetDocValuesField("applicant", new BytesRef(one)));
        }
        document.add(new NumericDocValuesField("year", Long.parseLong(row[5])));
        document.add(new IntField("published", Integer.parseInt(row[6]), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1); // as our own index is made whole, and the others optimised
      writer.commit();
    }
  }

  // goal, how, phrases, subclass, low, high, between
  private static Query query(String[] asked) {
    List<Query> words = new ArrayList<>();
    String[] phrases = asked[2].split("\\|");
    if (asked[1].equals("near")) {
      SpanQuery left = new SpanTermQuery(new Term(TEXT, phrases[0]));
      SpanQuery right = new SpanTermQuery(new Term(TEXT, phrases[1]));
      words.add(
          new SpanNearQuery(new SpanQuery[] {left, right}, Integer.parseInt(asked[6]), false));
    } else {
      for (String phrase : phrases) {
        String[] tokens = phrase.split(" ");
        words.add(
            tokens.length == 1
                ? new TermQuery(new Term(TEXT, tokens[0]))
                : new PhraseQuery(TEXT, tokens));
      }
    }
    Occur occur = asked[1].equals("any") ? Occur.SHOULD : Occur.MUST;
    if (words.size() == 1 && asked[3].isEmpty() && asked[4].equals("0")) {
      return words.get(0);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    words.forEach(word -> builder.add(word, occur));
    if (!asked[3].isEmpty()) {
      builder.add(new TermQuery(new Term("subclass", asked[3])), Occur.FILTER);
    }
    if (!asked[4].equals("0")) {
      int low = Integer.parseInt(asked[4]);
      builder.add(IntField.newRangeQuery("published", low, Integer.parseInt(asked[5])), Occur.FILTER);
    }
    return builder.build();
  }

  private int top(Query query) throws Exception {
    ScoreDoc[] hits = searcher.search(query, BEST).scoreDocs;
    for (ScoreDoc hit : hits) {
      searcher.storedFields().document(hit.doc).get("key");
    }
    return hits.length;
  }

  private int facets(Query query) throws Exception {
    Counts counts = new Counts();
    searcher.search(query, counts); // one thread, as the others have
    best(counts.subclasses);
    best(counts.applicants);
    return counts.found;
  }

  private static List<Integer> best(int[] counts) {
    PriorityQueue<Integer> queue = new PriorityQueue<>((a, b) -> Integer.compare(counts[a], counts[b]));
    for (int ord = 0; ord < counts.length; ord++) {
      queue.add(ord);
      if (queue.size() > SHOWN) {
        queue.poll();
      }
    }
    return new ArrayList<>(queue);
  }

  private final class Counts extends SimpleCollector {
    private final int[] subclasses = new int[(int) subclassValues.getValueCount()];
    private final int[] applicants = new int[(int) applicantValues.getValueCount()];
    private final Map<Long, Integer> years = new TreeMap<>();
    private int found;
    private NumericDocValues year;
    private SortedSetDocValues leafSubclasses;
    private SortedSetDocValues leafApplicants;
    private LongValues allSubclasses;
    private LongValues allApplicants;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      year = context.reader().getNumericDocValues("year");
      leafSubclasses = context.reader().getSortedSetDocValues("subclass");
      leafApplicants = context.reader().getSortedSetDocValues("applicant");
      allSubclasses = places(subclassValues, context.ord);
      allApplicants = places(applicantValues, context.ord);
    }

    private LongValues places(SortedSetDocValues values, int leaf) {
      return values instanceof MultiDocValues.MultiSortedSetDocValues several
          ? several.mapping.getGlobalOrds(leaf)
          : LongValues.IDENTITY;
    }

    @Override
    public void collect(int doc) throws IOException {
      found++;
      if (year.advanceExact(doc)) {
        years.merge(year.longValue(), 1, Integer::sum);
      }
      count(leafSubclasses, allSubclasses, subclasses, doc);
      count(leafApplicants, allApplicants, applicants, doc);
    }

    private void count(SortedSetDocValues values, LongValues places, int[] counts, int doc)
        throws IOException {
      if (values.advanceExact(doc)) {
        for (int left = values.docValueCount(); left > 0; left--) {
          counts[(int) places.get(values.nextOrd())]++;
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
