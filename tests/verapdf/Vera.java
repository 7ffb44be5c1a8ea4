import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Asks veraPDF whether files keep a standard: {@code java Vera.java FLAVOUR[,FLAVOUR] FILE...}, such as {@code ua1,2a}.
 *
 * <p>Prints one JSON object a line for each file and flavour, in the order asked. Exits 0 whatever the verdicts are, so
 * that another exit code always means that the validator itself broke. {@code validator.py} runs it.
 */
public class Vera {
  /** veraPDF stops noting failures of one rule after this many, and so do we. */
  private static final int FAILURES_NOTED_PER_RULE = 100;

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] words) {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    List<PDFAFlavour> flavours = new ArrayList<>();
    for (String id : words[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
      if (flavour == PDFAFlavour.NO_FLAVOUR) {
        throw new IllegalArgumentException(id + " is not one of " + PDFAFlavour.getFlavourIds());
      }
      flavours.add(flavour);
    }
    for (int i = 1; i < words.length; i++) {
      for (PDFAFlavour flavour : flavours) {
        OUT.println(verdict(new File(words[i]), flavour));
      }
    }
  }

  private static String verdict(File file, PDFAFlavour flavour) {
    String head = "{\"file\":" + quoted(file.getPath()) + ",\"flavour\":" + quoted(flavour.getId());
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(flavour, FAILURES_NOTED_PER_RULE, true, true, false)) {
      ValidationResult result = validator.validate(parser);
      return head
          + ",\"compliant\":" + result.isCompliant()
          + ",\"checks\":" + result.getTotalAssertions()
          + ",\"failures\":[" + failures(result) + "],\"error\":\"\"}";
    } catch (Exception | StackOverflowError broken) {
      // a file that cannot even be read is a verdict on that file; the others still get theirs
      return head + ",\"compliant\":false,\"checks\":0,\"failures\":[],\"error\":" + quoted(broken.toString()) + "}";
    }
  }

  /** Each failed rule once: where it failed first and how often. */
  private static String failures(ValidationResult result) {
    Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
    for (TestAssertion check : result.getTestAssertions()) {
      if (check.getStatus() == TestAssertion.Status.FAILED) {
        first.putIfAbsent(check.getRuleId(), check);
      }
    }
    List<String> objects = new ArrayList<>();
    first.forEach((rule, check) -> objects.add(
        "{\"clause\":" + quoted(rule.getClause())
            + ",\"test\":" + rule.getTestNumber()
            + ",\"count\":" + result.getFailedChecks().getOrDefault(rule, 1)
            + ",\"message\":" + quoted(check.getErrorMessage() != null ? check.getErrorMessage() : check.getMessage())
            + ",\"context\":" + quoted(check.getLocation().getContext()) + "}"));
    return String.join(",", objects);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : (text == null ? "" : text).toCharArray()) {
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
