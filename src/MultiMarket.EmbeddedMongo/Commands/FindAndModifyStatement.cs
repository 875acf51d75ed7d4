using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Projections;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A findAndModify command, compiled.</summary>
internal sealed record FindAndModifyStatement(Matcher Filter, KeyPattern? Sort, string? Hint, UpdateStatement? Update, bool New, Projection? Projection, Action<Variables> Bind)
{
    public bool Remove => Update is null;

    public static FindAndModifyStatement Parse(CommandRequest request)
    {
        var query = request.Document("query"u8);
        var update = request.Body.Field("update"u8);
        var remove = request.Boolean("remove"u8);
        var isNew = request.Boolean("new"u8);
        var upsert = request.Boolean("upsert"u8);
        if (remove && !update.IsMissing)
            throw MongoErrorException.FailedToParse("Cannot specify both an 'update' and 'remove'=true");
        if (remove && upsert)
            throw MongoErrorException.FailedToParse("Cannot specify both 'upsert'=true and 'remove'=true");
        if (remove && isNew)
            throw MongoErrorException.FailedToParse("Cannot specify both 'new'=true and 'remove'=true; 'remove' always returns the deleted document");
        if (!remove && update.IsMissing)
            throw MongoErrorException.FailedToParse("Either an 'update' or 'remove'=true must be specified");
        if (remove && !request.Body.Field("arrayFilters"u8).IsNullish)
            throw MongoErrorException.FailedToParse("Cannot specify 'arrayFilters' and 'remove'=true");

        var scope = LetVariables.Parse(request.Document("let"u8), out var bind);
        var order = request.Document("sort"u8);
        var sort = order.Elements.MoveNext() ? SortKey.Parse(order) : null;
        var hint = IndexHint.Parse(request.Body.Field("hint"u8));
        var filter = MatchParser.Parse(query, scope);
        var fields = request.Document("fields"u8);
        return new FindAndModifyStatement(filter, sort, hint,
            remove ? null : UpdateStatement.Create(query, update, request.Body.Field("arrayFilters"u8), multi: false, upsert, hint, sort, scope, bind, request.Boolean("bypassDocumentValidation"u8)),
            isNew,
            fields.Elements.MoveNext() ? ProjectionParser.ParseFind(fields, filter, new VariableScope()) : null,
            bind);
    }

    public UpdateOutcome Execute(WriteSession session, string database, string name, ServerContext server, Deadline deadline)
    {
        if (Update is not null)
            return Update.Execute(session, database, name, server, deadline);
        if (session.Catalog.Find(database, name) is not { } collection)
            return UpdateOutcome.None;
        if (collection.IsView)
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {collection.Namespace} is a view, not a collection");
        var variables = new Variables(server.Time.GetUtcNow());
        Bind(variables);
        var rows = TargetRows.Find(session, collection, Filter, Hint, Sort, 1, variables, deadline);
        if (rows.Count == 0)
            return UpdateOutcome.None;
        var document = TargetRows.Read(session, collection, rows[0]);
        session.Delete(collection, rows[0], document);
        return new UpdateOutcome(1, 0, default, document, default);
    }
}
