using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Hosting.Fronts;

/// <summary>Does between client and function what AWS does: by its documentation, and by what its events are seen to hold.</summary>
internal abstract class Front
{
    /// <summary>The client's address.</summary>
    protected const string Client = "198.51.100.24";

    public static Front[] All { get; } =
        [new RestApi(), new HttpApiAsRest(), new HttpApi(), new FunctionUrl(), new LoadBalancer(), new LoadBalancerWithLists()];

    public abstract string Name { get; }

    public abstract byte[] EventOf(WireRequest request);

    public abstract WireResponse ResponseOf(byte[] answer);

    public override string ToString() => Name;

    protected static (string? Text, bool IsBase64) BodyOf(WireRequest request) =>
        request.Body.Length == 0 ? (null, false)
        : IsText(request) ? (System.Text.Encoding.UTF8.GetString(request.Body), false)
        : (Convert.ToBase64String(request.Body), true);

    protected static byte[] BodyOf(string? body, bool isBase64) =>
        isBase64 ? Convert.FromBase64String(body ?? "") : System.Text.Encoding.UTF8.GetBytes(body ?? "");

    protected static (string Name, string Value)[] HeadersOf(WireRequest request, string host) =>
    [
        .. request.Headers,
        .. request.Body.Length > 0 ? [("Content-Length", $"{request.Body.Length}")] : Array.Empty<(string, string)>(),
        ("Host", host), ("X-Forwarded-For", Client), ("X-Forwarded-Port", "443"), ("X-Forwarded-Proto", "https"),
    ];

    protected static Dictionary<string, string> Last(IEnumerable<(string Name, string Value)> pairs) =>
        pairs.GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => group.Last().Value);

    protected static Dictionary<string, IReadOnlyList<string>> Lists(IEnumerable<(string Name, string Value)> pairs) =>
        pairs.GroupBy(pair => pair.Name).ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(pair => pair.Value)]);

    protected static IEnumerable<(string Name, string Value)> Decoded(IEnumerable<(string Name, string Value)> query) =>
        query.Select(pair => (Uri.UnescapeDataString(pair.Name.Replace('+', ' ')), Uri.UnescapeDataString(pair.Value.Replace('+', ' '))));

    protected static IEnumerable<(string Name, string Value)> Flat(IReadOnlyDictionary<string, IReadOnlyList<string>>? lists) =>
        lists?.SelectMany(list => list.Value.Select(value => (list.Key, value))) ?? [];

    protected static IEnumerable<(string Name, string Value)> Flat(IReadOnlyDictionary<string, string>? values) =>
        values?.Select(value => (value.Key, value.Value)) ?? [];

    private static bool IsText(WireRequest request) =>
        request.Headers.Any(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            && (header.Value.StartsWith("text/", StringComparison.Ordinal) || header.Value.Contains("json", StringComparison.Ordinal)));
}

internal class RestApi : Front
{
    private const string Host = "r7s8texample.execute-api.eu-central-1.amazonaws.com";

    public override string Name => "REST API";

    public override byte[] EventOf(WireRequest request)
    {
        var (body, isBase64) = BodyOf(request);
        var headers = HeadersOf(request, Host);
        return EventJson.Write(new RestApiEvent
        {
            Version = Version,
            Resource = Version is null ? "/{proxy+}" : "$default",
            Path = PathOf(request),
            HttpMethod = request.Method,
            Headers = Last(headers),
            MultiValueHeaders = Lists(headers),
            QueryStringParameters = request.RawQuery.Length == 0 ? null : Last(Decoded(request.Query)),
            MultiValueQueryStringParameters = request.RawQuery.Length == 0 ? null : Lists(Decoded(request.Query)),
            RequestContext = new RestApiRequestContext
            {
                Stage = Version is null ? "live" : "$default",
                Path = Version is null ? "/live" + PathOf(request) : PathOf(request),
                Protocol = "HTTP/1.1",
                DomainName = Host,
                RequestId = "front-1",
                Identity = new RestApiIdentity { SourceIp = Client },
            },
            Body = body,
            IsBase64Encoded = isBase64,
        });
    }

    public override WireResponse ResponseOf(byte[] answer)
    {
        var response = EventJson.ReadRestApiResponse(answer);
        return new WireResponse(
            response.StatusCode, [.. Flat(response.Headers), .. Flat(response.MultiValueHeaders)], BodyOf(response.Body, response.IsBase64Encoded));
    }

    protected virtual string? Version => null;

    protected virtual string PathOf(WireRequest request) => request.RawPath;
}

internal sealed class HttpApiAsRest : RestApi
{
    public override string Name => "HTTP API, 1.0";

    protected override string? Version => "1.0";

    protected override string PathOf(WireRequest request) => Uri.UnescapeDataString(request.RawPath);
}

internal class HttpApi : Front
{
    public override string Name => "HTTP API";

    protected virtual string Host => "k3v9aexample.execute-api.eu-central-1.amazonaws.com";

    public override byte[] EventOf(WireRequest request)
    {
        var (body, isBase64) = BodyOf(request);
        var headers = HeadersOf(request, Host).Select(header => (Name: header.Name.ToLowerInvariant(), header.Value)).ToArray();
        return EventJson.Write(new HttpApiEvent
        {
            RouteKey = "$default",
            RawPath = PathOf(request),
            RawQueryString = request.RawQuery,
            Cookies = [.. headers.Where(header => header.Name == "cookie").SelectMany(header => header.Value.Split("; "))],
            Headers = headers.Where(header => IsGiven(header.Name)).GroupBy(header => header.Name)
                .ToDictionary(group => group.Key, group => string.Join(',', group.Select(header => header.Value))),
            RequestContext = new HttpApiRequestContext
            {
                DomainName = Host,
                Http = new HttpApiRequestLine { Method = request.Method, Path = PathOf(request), Protocol = "HTTP/1.1", SourceIp = Client },
                RequestId = "front-1",
                Stage = "$default",
            },
            Body = body,
            IsBase64Encoded = isBase64,
        });
    }

    public override WireResponse ResponseOf(byte[] answer)
    {
        var response = EventJson.ReadHttpApiResponse(answer);
        return new WireResponse(
            response.StatusCode,
            [.. Flat(response.Headers), .. (response.Cookies ?? []).Select(cookie => ("Set-Cookie", cookie))],
            BodyOf(response.Body, response.IsBase64Encoded));
    }

    protected virtual string PathOf(WireRequest request) => Uri.UnescapeDataString(request.RawPath);

    protected virtual bool IsGiven(string header) => header != "cookie";
}

internal sealed class FunctionUrl : HttpApi
{
    public override string Name => "function URL";

    protected override string Host => "m4n5o6example.lambda-url.eu-central-1.on.aws";

    protected override string PathOf(WireRequest request) => request.RawPath;

    protected override bool IsGiven(string header) => true;
}

internal class LoadBalancer : Front
{
    public override string Name => "load balancer";

    protected virtual bool HasLists => false;

    public override byte[] EventOf(WireRequest request)
    {
        var (body, isBase64) = BodyOf(request);
        var headers = HeadersOf(request, "shop-1.eu-central-1.elb.amazonaws.com").Select(header => (header.Name.ToLowerInvariant(), header.Value));
        return EventJson.Write(new LoadBalancerEvent
        {
            RequestContext = new LoadBalancerRequestContext { Elb = new LoadBalancerTarget { TargetGroupArn = "arn:example" } },
            HttpMethod = request.Method,
            Path = request.RawPath,
            Headers = HasLists ? null : Last(headers),
            MultiValueHeaders = HasLists ? Lists(headers) : null,
            QueryStringParameters = HasLists ? null : Last(request.Query),
            MultiValueQueryStringParameters = HasLists ? Lists(request.Query) : null,
            Body = body ?? "",
            IsBase64Encoded = isBase64,
        });
    }

    public override WireResponse ResponseOf(byte[] answer)
    {
        var response = EventJson.ReadLoadBalancerResponse(answer);
        Assert.Equal(HasLists, response.MultiValueHeaders is not null);
        Assert.Equal(HasLists, response.Headers is null);
        return new WireResponse(
            response.StatusCode, [.. Flat(response.Headers), .. Flat(response.MultiValueHeaders)], BodyOf(response.Body, response.IsBase64Encoded));
    }
}

internal sealed class LoadBalancerWithLists : LoadBalancer
{
    public override string Name => "load balancer with lists";

    protected override bool HasLists => true;
}
