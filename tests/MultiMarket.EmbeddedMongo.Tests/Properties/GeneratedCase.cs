using FsCheck;
using FsCheck.Fluent;

namespace MultiMarket.EmbeddedMongo.Tests.Properties;

/// <summary>What a collection holds, its indexes, and the pipeline to run over it.</summary>
internal sealed record GeneratedCase(string[] Documents, string[] Indexes, string[] Pipeline)
{
    /// <param name="pipelines">What to run, given the indexes.</param>
    /// <param name="isPipeline">Whether those are stages, of which any may be left out.</param>
    public static Arbitrary<GeneratedCase> Arbitrary(Func<string[], Gen<string[]>> pipelines, bool isPipeline) => Arb.From(
        from documents in GeneratedDocuments.Documents(25)
        from count in Gen.Choose(0, 4)
        from indexes in Gen.ArrayOf(GeneratedDocuments.Index, count)
        from pipeline in pipelines(indexes)
        select new GeneratedCase(documents, [.. indexes.Distinct()], pipeline),
        whole => Smaller(whole, isPipeline));

    public override string ToString() => $"documents: [{string.Join(", ", Documents)}]\nindexes: [{string.Join(", ", Indexes)}]\npipeline: [{string.Join(", ", Pipeline)}]";

    /// <summary>The same without one document, index or stage; what fails is shown as small as it can be made.</summary>
    private static IEnumerable<GeneratedCase> Smaller(GeneratedCase whole, bool isPipeline) =>
        Without(whole.Documents).Select(rest => whole with { Documents = rest })
            .Concat(Without(whole.Indexes).Select(rest => whole with { Indexes = rest }))
            .Concat(Without(whole.Pipeline).Where(rest => isPipeline && rest.Length > 0).Select(rest => whole with { Pipeline = rest }));

    private static IEnumerable<string[]> Without(string[] items) => Enumerable.Range(0, items.Length).Select(i => items.Where((_, n) => n != i).ToArray());
}
