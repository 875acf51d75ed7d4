using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Query.Explanations;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>A collection's validator: a filter that documents must match to be written.</summary>
internal sealed class DocumentValidator
{
    private readonly RawValue _filter;
    private readonly Matcher _matcher;
    private readonly bool _moderate;

    private DocumentValidator(RawValue filter, Matcher matcher, bool moderate)
    {
        _filter = filter;
        _matcher = matcher;
        _moderate = moderate;
    }

    /// <summary>The validator that the options of a collection ask for; null when documents are not refused.</summary>
    /// <exception cref="MongoErrorException">The options cannot be understood.</exception>
    public static DocumentValidator? Of(RawValue options)
    {
        var validator = options.Field("validator"u8);
        var level = Text(options, "validationLevel"u8, "strict");
        var action = Text(options, "validationAction"u8, "error");
        if (level is not ("off" or "strict" or "moderate"))
            throw MongoErrorException.BadValue($"Enumeration value '{level}' for field 'validationLevel' is not a valid value.");
        if (action is not ("error" or "warn"))
            throw MongoErrorException.BadValue($"Enumeration value '{action}' for field 'validationAction' is not a valid value.");
        if (!validator.IsDocument)
            return null;
        var matcher = MatchParser.Parse(validator);
        return matcher.IsAlwaysTrue || level == "off" || action == "warn" ? null : new DocumentValidator(validator, matcher, level == "moderate");
    }

    /// <exception cref="DocumentValidationException">The document does not match.</exception>
    public void CheckInsert(RawValue document)
    {
        if (!_matcher.Matches(document))
        {
            throw new DocumentValidationException(Explanation.Document(
                ("failingDocumentId", document.Field("_id"u8)), ("details", FilterExplanation.Of(_filter, document))));
        }
    }

    /// <summary>With level moderate, a document that was invalid before may stay so.</summary>
    public void CheckUpdate(RawValue before, RawValue after)
    {
        if (!_moderate || _matcher.Matches(before))
            CheckInsert(after);
    }

    private static string Text(RawValue options, ReadOnlySpan<byte> name, string fallback) =>
        options.Field(name) is { IsString: true } given ? given.String : fallback;
}
