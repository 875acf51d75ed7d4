using System.Collections.Concurrent;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>
/// Shares the documents of a scan among the cores: one thread reads and hands out portions, each thread fills a table of
/// groups of its own, and the tables are merged at the end.
/// </summary>
internal sealed class ParallelGroup : Sink
{
    private const int PortionDocuments = 512;

    /// <summary>A portion of large documents ends earlier: several of them wait in memory.</summary>
    private const int PortionBytes = 1024 * 1024;

    private const int QueuedPortions = 4;

    private readonly Sink _next;
    private readonly PipelineContext _context;
    private readonly GroupStage _group;
    private readonly IReadOnlyList<Stage> _before;
    private readonly MemoryMeter _meter;
    private readonly Worker _own;
    private readonly List<(Worker Worker, Task Task)> _helpers = [];
    private readonly BlockingCollection<Portion> _queue = new(QueuedPortions);
    private Portion _filling = new(0);
    private long _place;
    private bool _alone;

    private ParallelGroup(IReadOnlyList<Stage> before, GroupStage group, Sink next, PipelineContext context)
    {
        _before = before;
        _group = group;
        _next = next;
        _context = context;
        _meter = GroupStage.OpenMeter(context);
        _own = new Worker(before, group.OpenTable(_meter), context);
    }

    /// <summary>Opens the pipeline in this way when its stages allow it; null otherwise.</summary>
    public static Sink? TryOpen(Pipeline pipeline, Sink end, PipelineContext context)
    {
        var at = 0;
        while (at < pipeline.Stages.Count && pipeline.Stages[at].IsPerDocument)
            at++;
        if (Environment.ProcessorCount < 2 || at == pipeline.Stages.Count || pipeline.Stages[at] is not GroupStage { IsMergeable: true } group)
            return null;
        var rest = new Pipeline([.. pipeline.Stages.Skip(at + 1)]);
        return new ParallelGroup([.. pipeline.Stages.Take(at)], group, rest.Open(end, context), context);
    }

    public override bool Accept(Row row)
    {
        _filling.Add(row.ToDocument());
        _place++;
        if (_filling.Documents.Count < PortionDocuments && _filling.Bytes < PortionBytes)
            return true;

        StartHelpers();
        // With the queue full the others are busy: this thread takes the portion itself.
        if (_alone || !_queue.TryAdd(_filling))
            _own.Run(_filling);
        ThrowIfFailed();
        // Tables that hold the same groups take their memory twice: from here on one must do.
        if (!_alone && _meter.IsHalfFull)
            Join();
        _filling = new Portion(_place);
        return true;
    }

    public override void Complete()
    {
        _own.Run(_filling);
        if (!_alone)
            Join();
        _context.Deadline.Check();
        _own.Table.Push(_next);
        _next.Complete();
    }

    public override void Abandon()
    {
        if (_alone)
            return;
        _queue.CompleteAdding();
        Task.WhenAll(_helpers.Select(helper => helper.Task)).ContinueWith(task => _ = task.Exception, TaskScheduler.Default).Wait();
    }

    /// <summary>Lets the helpers finish, takes over their groups and goes on without them.</summary>
    private void Join()
    {
        _queue.CompleteAdding();
        while (_queue.TryTake(out var portion))
            _own.Run(portion);
        foreach (var (worker, task) in _helpers)
        {
            task.GetAwaiter().GetResult();
            _own.Table.Merge(worker.Table);
        }

        _alone = true;
        _helpers.Clear();
        _queue.Dispose();
    }

    /// <summary>Helpers start with the second portion, so that small collections are not worth a thread.</summary>
    private void StartHelpers()
    {
        if (_alone || _helpers.Count > 0 || _filling.Place == 0)
            return;
        for (var i = 1; i < Math.Min(Environment.ProcessorCount, 4); i++)
        {
            var worker = new Worker(_before, _group.OpenTable(_meter), _context.With(_context.Variables.Copy()));
            var task = Task.Factory.StartNew(() => worker.Run(_queue), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _helpers.Add((worker, task));
        }
    }

    private void ThrowIfFailed()
    {
        foreach (var (_, task) in _helpers)
        {
            if (task.IsFaulted)
                task.GetAwaiter().GetResult();
        }
    }

    private sealed class Portion(long place)
    {
        public long Place => place;

        public List<RawValue> Documents { get; } = new(PortionDocuments);

        public long Bytes { get; private set; }

        public void Add(RawValue document)
        {
            Documents.Add(document);
            Bytes += document.Bytes.Length;
        }
    }

    private sealed class Worker
    {
        private readonly Sink _first;
        private readonly Row _row;

        public Worker(IReadOnlyList<Stage> before, GroupTable table, PipelineContext context)
        {
            Table = table;
            _row = new Row { Variables = context.Variables };
            _first = new Pipeline(before).Open(new TableSink(Table), context);
        }

        public GroupTable Table { get; }

        public void Run(BlockingCollection<Portion> portions)
        {
            foreach (var portion in portions.GetConsumingEnumerable())
                Run(portion);
        }

        public void Run(Portion portion)
        {
            var place = portion.Place;
            foreach (var document in portion.Documents)
            {
                _row.Reset(document);
                _row.Place = place++;
                _first.Accept(_row);
            }
        }
    }

    private sealed class TableSink(GroupTable table) : Sink
    {
        public override bool Accept(Row row)
        {
            table.Add(row);
            return true;
        }

        public override void Complete()
        {
        }
    }
}
